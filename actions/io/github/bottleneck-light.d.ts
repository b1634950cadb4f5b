/** The build of bottleneck without Redis, which the throttling plugin uses; it ships no types of its own. */
declare module "bottleneck/light.js" {
  export { default } from "bottleneck";
}
