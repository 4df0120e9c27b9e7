/** The page says something else now: it is seen from its beginning, and who uses a keyboard or has it read aloud goes on there. */
export function backToTop(): void {
  scrollTo(0, 0);
  document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
}
