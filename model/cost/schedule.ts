const names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const months = ["", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const daysPerMonth = 365 / 12;

/** How often a schedule of five cron fields comes in a month, on average. */
export function runsPerMonth(schedule: string): number {
  const [minute = "*", hour = "*", day = "*", month = "*", weekday = "*"] = schedule.split(" ");
  const perDay = matches(minute, 0, 59) * matches(hour, 0, 23);
  const shareOfDays = matches(day, 1, 31) / 31;
  const shareOfWeek = matches(weekday.replace(/\b7\b/g, "0"), 0, 6, names) / 7;
  // Cron runs on days that fit either field, unless one of them is every day.
  const share =
    day.startsWith("*") || weekday.startsWith("*")
      ? shareOfDays * shareOfWeek
      : 1 - (1 - shareOfDays) * (1 - shareOfWeek);
  return perDay * daysPerMonth * share * (matches(month, 1, 12, months) / 12);
}

/** How many of the values from `first` to `last` a field stands for. */
function matches(field: string, first: number, last: number, called: readonly string[] = []): number {
  const numberOf = (text: string): number => (called.includes(text) ? called.indexOf(text) : Number(text));
  const found = new Set<number>();
  for (const part of field.split(",")) {
    const [range = "", step = "1"] = part.split("/");
    const [from = "", to = part.includes("/") ? String(last) : from] = range.split("-");
    const [start, end] = range === "*" ? [first, last] : [numberOf(from), numberOf(to)];
    for (let value = start; value <= Math.min(end, last); value += Math.max(1, Number(step))) found.add(value);
  }
  return found.size;
}
