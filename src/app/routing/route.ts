import type { ComponentType } from "preact";

export type Params = Readonly<Record<string, string>>;
export type PageProps = { params: Params };

/** Which of the five words at the bottom is lit. */
export type Tab = "home" | "texts" | "record" | "me" | "branch";

export interface Route {
  /** "/texts/:text": a part with a colon matches anything but a slash */
  path: string;
  tab: Tab;
  /** The page has the screen to itself: no bottom navigation (reading, writing). */
  alone?: boolean;
  page?: ComponentType<PageProps>;
  /** where `page` is not there from the start */
  load?: () => Promise<ComponentType<PageProps>>;
}

/** Pages that come in one file, when somebody first goes to one of them. */
export interface Area {
  owns: (path: string) => boolean;
  load: () => Promise<readonly Route[]>;
}

/** @returns what the colons stood for; undefined where the path is another */
export function matchPath(pattern: string, path: string): Params | undefined {
  const want = pattern.split("/");
  const have = path.split("/");
  if (want.length !== have.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of want.entries()) {
    const value = have[i] ?? "";
    if (part.startsWith(":")) {
      if (value === "") return undefined;
      try {
        params[part.slice(1)] = decodeURIComponent(value);
      } catch {
        return undefined;
      }
    } else if (part !== value) return undefined;
  }
  return params;
}

export interface Found {
  route: Route;
  params: Params;
}

export function findRoute(routes: readonly Route[], path: string): Found | undefined {
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return undefined;
}
