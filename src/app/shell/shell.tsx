import { useEffect, useRef } from "preact/hooks";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import { path } from "../routing/place.ts";
import { findRoute, type Found, type Tab } from "../routing/route.ts";
import { areas, firstRoutes } from "../routes.ts";
import { useSession } from "../session/use-session.ts";
import { BottomNav } from "./bottom-nav.tsx";
import { useLoaded } from "./use-loaded.ts";
import { Waiting } from "./waiting.tsx";

/** The app of somebody who is enrolled. */
export function Shell() {
  const session = useSession();
  useEffect(() => {
    void import("../storage/watch-storage.ts").then((m) => m.watchStorage(session)).catch(() => undefined);
    void import("../texts/by-itself.ts").then((m) => m.fetchByItself(session)).catch(() => undefined);
  }, [session]);
  const here = path.value;
  const first = findRoute(firstRoutes, here);
  const area = useLoaded(first ? undefined : areas.find(({ owns }) => owns(here))?.load);
  const found = first ?? (area.value && findRoute(area.value, here));
  const tab = useRef<Tab>("home");
  if (found) tab.current = found.route.tab;
  const alone = found?.route.alone === true;
  return (
    <div class={alone ? "" : "with-nav"}>
      <button
        type="button"
        class="skip out-of-sight"
        onClick={() => document.querySelector<HTMLElement>("main h1")?.focus()}
      >
        跳到正文
      </button>
      {found ? (
        // A key: the same page with another parameter begins anew.
        <PageOf key={here} found={found} />
      ) : area.value ? (
        <NoSuchPage />
      ) : (
        <Waiting for={area} />
      )}
      {!alone && <BottomNav current={tab.current} />}
    </div>
  );
}

function PageOf({ found: { route, params } }: { found: Found }) {
  const loaded = useLoaded(route.page ? undefined : route.load);
  const Shown = route.page ?? loaded.value;
  if (Shown) return <Shown params={params} />;
  return loaded.value ? null : <Waiting for={loaded} />;
}

function NoSuchPage() {
  return (
    <Page title="没有这一页" back="/" backLabel="首页">
      <Notice>地址可能抄漏了。从首页可以找到所有的内容。</Notice>
    </Page>
  );
}
