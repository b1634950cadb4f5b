/** Programs that are built together, from the one `go.mod` in `tools/<name>`. `seconds` is about what it takes at first, on two cores. */
export type Family = {
  readonly name: string;
  /** Package by the name of the program that it becomes. */
  readonly programs: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly linkerFlags?: readonly string[];
};

const kubernetes = "k8s.io/kubernetes/cmd";
const version = "k8s.io/component-base/version";

/** In the order they are built. The pins are in each go.mod. */
export const families: readonly Family[] = [
  { name: "etcd", programs: { etcd: "go.etcd.io/etcd/server/v3" }, seconds: 30 },
  {
    name: "kubernetes",
    programs: {
      "kube-apiserver": `${kubernetes}/kube-apiserver`,
      "kube-controller-manager": `${kubernetes}/kube-controller-manager`,
      "kube-scheduler": `${kubernetes}/kube-scheduler`,
      kubectl: `${kubernetes}/kubectl`,
    },
    seconds: 260,
    // It says which Kubernetes it is only if it is told.
    linkerFlags: [`-X ${version}.gitVersion=v1.36.3`, `-X ${version}.gitMajor=1`, `-X ${version}.gitMinor=36`],
  },
  {
    name: "flux",
    programs: {
      "source-controller": "github.com/fluxcd/source-controller",
      "kustomize-controller": "github.com/fluxcd/kustomize-controller",
      "helm-controller": "github.com/fluxcd/helm-controller",
      "notification-controller": "github.com/fluxcd/notification-controller",
    },
    seconds: 400,
  },
  { name: "kwok", programs: { kwok: "sigs.k8s.io/kwok/cmd/kwok" }, seconds: 90 },
  { name: "act", programs: { act: "github.com/nektos/act" }, seconds: 30 },
  { name: "flagger", programs: { flagger: "github.com/fluxcd/flagger/cmd/flagger" }, seconds: 90 },
  { name: "kubeconform", programs: { kubeconform: "github.com/yannh/kubeconform/cmd/kubeconform" }, seconds: 5 },
  { name: "kustomize", programs: { kustomize: "sigs.k8s.io/kustomize/kustomize/v5" }, seconds: 20 },
];
