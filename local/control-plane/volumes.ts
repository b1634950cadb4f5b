const storageClass = "standard";

/**
 * The cluster's default storage class, and volumes enough for `count` claims of it: the controller manager binds them as it
 * would real ones, once a pod that wants one has its node. No kubelet looks behind them: nothing is there.
 */
export const volumes = (count: number) => [
  {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name: storageClass, annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
    provisioner: "kubernetes.io/no-provisioner",
    volumeBindingMode: "WaitForFirstConsumer",
  },
  ...Array.from({ length: count }, (_, index) => volume(`volume-${index + 1}`)),
];

const volume = (name: string) => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name },
  spec: {
    capacity: { storage: "1Ti" },
    accessModes: ["ReadWriteOnce", "ReadWriteMany"],
    storageClassName: storageClass,
    persistentVolumeReclaimPolicy: "Retain",
    hostPath: { path: `/nowhere/${name}` },
  },
});
