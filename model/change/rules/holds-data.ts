import type { ObjectChange } from "../object-change.ts";
import { isAnnotated } from "./objects.ts";

/** What people would miss if it were deleted, by API group and kind. */
const kinds = ["/PersistentVolumeClaim", "/PersistentVolume", "postgresql.cnpg.io/Cluster"];

/** Whether deleting the object deletes data. */
export const holdsData = ({ object }: ObjectChange): boolean =>
  object !== undefined && kinds.includes(`${object.apiVersion.replace(/\/?[^/]*$/, "")}/${object.kind}`);

/** Whether Flux leaves the object where it is once it is no longer asked for. */
export const isProtected = (value: ObjectChange["was"]): boolean =>
  isAnnotated(value, "kustomize.toolkit.fluxcd.io/prune", "disabled");
