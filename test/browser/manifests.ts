import { parse } from "yaml";
import { difference, isMap } from "../../model/change/difference.ts";
import type { ObjectChange } from "../../model/change/object-change.ts";

/** An object of a manifest, changed from one text to another. */
export function objectChange(
  path: string,
  { before, after }: { readonly before?: string; readonly after?: string },
  more: Partial<ObjectChange> = {},
): ObjectChange {
  const [was, becomes] = [before, after].map((text) => (text === undefined ? undefined : parse(text)));
  const { apiVersion = "v1", kind = "ConfigMap", metadata = {} } = becomes ?? was ?? {};
  const [cluster = "", , application = ""] = path.split("/");
  return {
    kind: before === undefined ? "added" : after === undefined ? "deleted" : "changed",
    environment: "staging",
    cluster,
    application,
    unit: path.split("/").slice(0, 3).join("/"),
    path,
    object: {
      apiVersion,
      kind,
      name: metadata.name ?? "",
      ...(metadata.namespace && { namespace: metadata.namespace }),
    },
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    leaves: isMap(was) && isMap(becomes) ? difference(was, becomes) : [],
    why: [{ kind: "spec", edit: 0 }],
    ...more,
  };
}

/** A Deployment as one is rendered, a little shorter. */
export const deployment = (name: string, replicas: number, memory = "256Mi"): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${name}
spec:
  replicas: ${replicas}
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      automountServiceAccountToken: false
      containers:
        - name: ${name}
          image: registry.acme.example/${name}@sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef
          ports:
            - containerPort: 8080
              name: http
          readinessProbe:
            httpGet:
              path: /ready
              port: http
          resources:
            limits:
              memory: ${memory}
            requests:
              cpu: 100m
              memory: ${memory}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
      securityContext:
        runAsNonRoot: true
`;

export const volume = (name: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}
  namespace: ${name}
spec:
  resources:
    requests:
      storage: 20Gi
`;

export const labelled = (name: string, team: string): string => `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
  labels:
    team: ${team}
`;
