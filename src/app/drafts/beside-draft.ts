/** Where something is kept beside a draft that is no draft of its own: the steps of its typing. */
export function besideDraftId(draft: string): string {
  return `beside:${draft}`;
}

export function isBesideDraft(id: string): boolean {
  return id.startsWith("beside:");
}
