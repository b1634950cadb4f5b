import type { ObjectChange } from "../object-change.ts";
import type { EnvironmentPlan } from "../plan.ts";
import type { RiskRule, RiskVerdict } from "../risk.ts";
import { files, shop } from "./example.ts";
import { nameOf } from "./objects.ts";

const sound = shop("environments: { production: {} }");

const edited = `
# edited by hand
apiVersion: v1
kind: Service
metadata: { name: shop, namespace: shop, annotations: { note: for the migration } }
spec:
  selector: { app.kubernetes.io/name: shop }
  ports: [{ name: http, port: 80, targetPort: http, protocol: TCP }]
`;

export const handEditOverwritten: RiskRule = {
  id: "hand-edit-overwritten",
  title: "What somebody did by hand is not lost unseen",
  rationale:
    "Whoever edits the environments repository by hand does so in need. The next proposal sets it right, which may bring " +
    "back what the edit was there to mend.",
  link: "https://opengitops.dev/",
  severity: "warning",
  examples: {
    accepted: { before: sound, after: sound },
    rejected: { before: files(sound, edited), after: sound },
  },
  *check({ environments }) {
    for (const plan of environments) {
      const byHand = plan.objects.filter(({ why }) => why.some(({ kind }) => kind === "hand"));
      for (const object of byHand)
        yield { object, message: `${nameOf(object)} was edited by hand${by(plan, object)}, which is undone`, fix };
      yield* others(plan, byHand);
    }
  },
};

const fix = "say in the specs what the edit says, if it is still needed";

/** What was edited and changes for another reason as well: of that, the plan's files tell only the other reason. */
function* others({ environment, remarks }: EnvironmentPlan, known: readonly ObjectChange[]): Generator<RiskVerdict> {
  for (const remark of remarks) {
    if (remark.kind !== "edited") continue;
    const isKnown = (drift: string): boolean =>
      known.some(({ path }) => path === drift || path.startsWith(`${drift}/`));
    for (const drift of remark.byHand.drift.filter((one) => !isKnown(one)))
      yield { environment, message: `${drift} was edited by hand, which is undone`, fix };
  }
}

function by({ remarks }: EnvironmentPlan, { path }: ObjectChange): string {
  const edits = remarks.flatMap((one) => (one.kind === "edited" ? one.byHand.edits : []));
  const edit = edits.find(({ paths }) => paths.includes(path));
  return edit === undefined ? "" : ` by ${edit.author} in ${edit.commit.slice(0, 7)}`;
}
