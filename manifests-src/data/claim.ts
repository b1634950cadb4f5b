import type { Chart } from "cdk8s";
import type { DataVolume } from "../../model/spec/data.ts";
import { claimName } from "../data-names.ts";
import { add } from "../folder.ts";

type Input = {
  readonly application: string;
  readonly name: string;
  readonly volume: DataVolume;
  readonly annotations: Readonly<Record<string, string>>;
};

/** The claim of one volume: of one node at a time, unless it is shared. */
export function claim(chart: Chart, { application, name, volume, annotations }: Input): void {
  const { size, storageClass, shared } = volume;
  add(chart, {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: claimName(application, name), namespace: application, annotations },
    spec: {
      accessModes: [shared ? "ReadWriteMany" : "ReadWriteOnce"],
      resources: { requests: { storage: size } },
      ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
    },
  });
}
