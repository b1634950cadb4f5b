import { type Chart, Duration, Size } from "cdk8s";
import {
  ConfigMap,
  type ContainerProps,
  Env,
  EnvValue,
  ImagePullPolicy,
  PersistentVolumeClaim,
  Probe,
  type ProbeOptions,
  Secret,
  Volume,
  type VolumeMount,
} from "cdk8s-plus-28";
import type { Probes, Workload } from "../../model/spec/workload.ts";
import { claimName, databaseSecret } from "../data-names.ts";
import type { Deployed } from "../deployed.ts";

/** The one container of a pod. */
export function container(scratch: Chart, workload: Deployed): ContainerProps {
  const { application, release, port, command, args, probes } = workload;
  return {
    name: application,
    image: release.image,
    // A digest names the same bytes for ever; a tag may have moved since this node pulled it.
    imagePullPolicy: release.image.includes("@") ? ImagePullPolicy.IF_NOT_PRESENT : ImagePullPolicy.ALWAYS,
    ...(command === undefined ? {} : { command: [...command] }),
    ...(args === undefined ? {} : { args: [...args] }),
    ports: portsOf(workload),
    envFrom: sourcesOf(scratch, workload),
    envVariables: variablesOf(scratch, workload),
    ...(port === undefined ? {} : probesOf(probes, port)),
    // Without this, it asks for a whole CPU. The real ones are patched in: they are quantities already.
    resources: {},
    volumeMounts: mountsOf(scratch, workload),
  };
}

/** Not `portNumber`, which would bring a startup probe along. */
const portsOf = ({ port, ports }: Workload) => [
  ...(port === undefined ? [] : [{ name: "http", number: port }]),
  ...Object.entries(ports).map(([name, number]) => ({ name, number })),
];

function sourcesOf(scratch: Chart, { application, config, secrets }: Workload) {
  const configMap = ConfigMap.fromConfigMapName(scratch, "config", application);
  const secret = Secret.fromSecretName(scratch, "secret", application);
  return [
    ...(Object.keys(config).length === 0 ? [] : [Env.fromConfigMap(configMap)]),
    ...(Object.keys(secrets).length === 0 ? [] : [Env.fromSecret(secret)]),
  ];
}

/** Variable -> key of the Secret that CloudNativePG writes. */
const databaseKeys = {
  DATABASE_URL: "uri",
  PGHOST: "host",
  PGPORT: "port",
  PGDATABASE: "dbname",
  PGUSER: "username",
  PGPASSWORD: "password",
} as const;

function variablesOf(scratch: Chart, { application, port, data }: Workload): Record<string, EnvValue> {
  const secret = Secret.fromSecretName(scratch, "database", databaseSecret(application));
  const credentials = Object.entries(data.database === undefined ? {} : databaseKeys);
  return {
    ...(port === undefined ? {} : { PORT: EnvValue.fromValue(String(port)) }),
    ...Object.fromEntries(credentials.map(([name, key]) => [name, EnvValue.fromSecretValue({ secret, key })])),
  };
}

function mountsOf(scratch: Chart, { application, data }: Workload): VolumeMount[] {
  const claims = Object.entries(data.volumes).map(([name, { path }]) => {
    const claim = PersistentVolumeClaim.fromClaimName(scratch, `claim ${name}`, claimName(application, name));
    return {
      path,
      volume: Volume.fromPersistentVolumeClaim(scratch, `volume ${name}`, claim, { name: `data-${name}` }),
    };
  });
  const tmp = Volume.fromEmptyDir(scratch, "tmp", "tmp", { sizeLimit: Size.gibibytes(1) });
  return [{ path: "/tmp", volume: tmp }, ...claims];
}

function probesOf({ readiness, liveness, startup }: Probes, port: number): Pick<ContainerProps, keyof Probes> {
  const probe = (path: string, options: ProbeOptions) =>
    Probe.fromHttpGet(path, { port, timeoutSeconds: Duration.seconds(3), ...options });
  return {
    ...(readiness === undefined ? {} : { readiness: probe(readiness, { periodSeconds: Duration.seconds(5) }) }),
    ...(liveness === undefined ? {} : { liveness: probe(liveness, { periodSeconds: Duration.seconds(10) }) }),
    ...(startup === undefined
      ? {}
      : { startup: probe(startup, { periodSeconds: Duration.seconds(5), failureThreshold: 36 }) }),
  };
}
