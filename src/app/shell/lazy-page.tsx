import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import type { PageProps, Params, Route } from "../routing/route.ts";

const loaded = new Map<Route, ComponentType<PageProps>>();

/** Loads a page when somebody goes there, and says so where that cannot be. */
export function LazyPage({ route, params }: { route: Route; params: Params }) {
  const [, redraw] = useState(0);
  const [failed, setFailed] = useState<Route>();
  const [tries, setTries] = useState(0);
  const Found = loaded.get(route);

  useEffect(() => {
    if (loaded.has(route)) return undefined;
    let there = true;
    route.load().then(
      (page) => {
        loaded.set(route, page);
        if (there) redraw((count) => count + 1);
      },
      () => {
        if (there) setFailed(route);
      },
    );
    return () => {
      there = false;
    };
  }, [route, tries]);

  if (Found) return <Found params={params} />;
  if (failed === route)
    return (
      <Page title="这一页打不开" back="/" backLabel="首页">
        <div class="stack">
          <Notice kind="look" urgent>
            这一页还没有存到手机上，要连上网络打开一次。您写的都还在。
          </Notice>
          <Button
            kind="primary"
            onPress={() => {
              setFailed(undefined);
              setTries(tries + 1);
            }}
          >
            再试一次
          </Button>
        </div>
      </Page>
    );
  return (
    <p class="opening muted" role="status">
      正在打开…
    </p>
  );
}
