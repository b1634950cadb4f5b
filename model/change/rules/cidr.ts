/** Whether all of `inner` lies in `outer`, both networks of IPv4 in CIDR notation; of IPv6 only what is written alike. */
export function contains(outer: string, inner: string): boolean {
  const [wide, narrow] = [parse(outer), parse(inner)];
  if (wide === undefined || narrow === undefined) return outer === inner;
  return wide.bits <= narrow.bits && start(wide.address, wide.bits) === start(narrow.address, wide.bits);
}

type Network = { readonly address: number; readonly bits: number };

function parse(cidr: string): Network | undefined {
  const [, a, b, c, d, bits] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr) ?? [];
  if (bits === undefined) return undefined;
  return { address: [a, b, c, d].reduce((sum, part) => sum * 256 + Number(part), 0), bits: Number(bits) };
}

const start = (address: number, bits: number): number => Math.floor(address / 2 ** (32 - bits));
