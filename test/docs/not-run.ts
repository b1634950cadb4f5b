/** Commands of the documentation that no test runs, as their pages say them, and why. */
export const notRun: Readonly<Record<string, string>> = {
  "npm ci && npm run demo": "run by .ci/run",
  "npm ci && npm test": "run by .ci/run",
  "npm ci && npm run build": "run by .ci/run",
  "kubectl apply -k out/staging/staging-eu/apps/shop --dry-run=client": "not checked: needs kubectl and a cluster",
  "GITHUB_TOKEN=$(gh auth token) landfall doctor environments": "not checked: needs GitHub's gh and a person's token",
  "GITHUB_TOKEN=$(gh auth token) landfall doctor environments --format json":
    "not checked: needs GitHub's gh and a person's token",
  "GITHUB_TOKEN=… landfall status staging/shop --environments acme/environments --watch":
    "not checked: ends when the change has arrived, which here it never does",
  "git tag v1.4.0 && git push --follow-tags": "not checked: pushes to an application's repository on GitHub",
  "git ls-remote --tags origin 'landfall/verified/staging/*'": "not checked: reads the specs repository on GitHub",
  "git show landfall/verified/staging/1a2b3c4d…": "not checked: a set that only a specs repository on GitHub has",
  "GITHUB_TOKEN=… landfall promote --specs acme/specs --identity acme-landfall[bot] --to production --set 1a2b3c4 --plan":
    "not checked: a set that only a specs repository on GitHub has",
  "GITHUB_TOKEN=… landfall track environments": "not checked: asks the registries of the images",
  "GITHUB_TOKEN=… landfall track --repository acme/specs --format json":
    "not checked: asks the registries of the images",
  "npm run e2e": "run by .ci/run",
  "npm run e2e -- acceptance": "run by .ci/run",
  "npm run demo -- --cluster": "not checked: needs Go, and minutes",
  "npm run cluster -- --clusters staging-eu": "not checked: needs Go, and stays up",
  "npm run bench": "not checked: takes minutes, and its numbers are judged by a person",
  "npm run bench -- --fleets 100,1000": "not checked: takes minutes, and its numbers are judged by a person",
  "npm run bench:plan": "not checked: takes minutes, and its numbers are judged by a person",
  "npm run bench:plan -- --fleets 1000": "not checked: takes minutes, and its numbers are judged by a person",
  "npm run bench:burst": "not checked: takes minutes, and its numbers are judged by a person",
  "npm run bench:burst -- --applications 300": "not checked: takes minutes, and its numbers are judged by a person",
  "npm run bench:promote": "not checked: takes minutes, and its numbers are judged by a person",
  "npm run bench:track": "not checked: takes minutes, and its numbers are judged by a person",
  "npm run bench:track -- --repositories 50": "not checked: takes minutes, and its numbers are judged by a person",
  "npm run bench:circle": "not checked: takes minutes, and its numbers are judged by a person",
  "npm run bench:circle -- --applications 1,20": "not checked: takes minutes, and its numbers are judged by a person",
  "folder=$(mktemp -d)": "not checked: belongs to the download below it",
  'pip download --no-deps --dest "$folder" kubernetes-validate==1.37.0': "not checked: needs the network",
  'unzip -q -j "$folder"/*.whl \'*/v1.36.0-local/*\' -d "$folder/schemas"': "not checked: needs the download",
  'npm exec -- node bench/close-schemas.ts "$folder/schemas"': "not checked: needs the download",
  'export KUBECONFORM_SCHEMAS="$folder/schemas/{{ .ResourceKind }}{{ .KindSuffix }}.json"':
    "not checked: needs the download",
};
