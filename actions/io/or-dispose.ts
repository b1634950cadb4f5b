/** What is made with a resource; where that fails, the resource is disposed of. Node 20 has no `AsyncDisposableStack`. */
export async function orDispose<T>(resource: AsyncDisposable, make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    await resource[Symbol.asyncDispose]();
    throw error;
  }
}
