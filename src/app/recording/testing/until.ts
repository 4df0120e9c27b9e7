import { vi } from "vitest";

/** Until it holds, however slow the machine is. */
export function until<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, 15_000);
}
