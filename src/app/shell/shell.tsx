import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import { path } from "../routing/place.ts";
import { findRoute } from "../routing/route.ts";
import { routes } from "../routes.ts";
import { BottomNav } from "./bottom-nav.tsx";
import { LazyPage } from "./lazy-page.tsx";

/** The app of somebody who is enrolled. */
export function Shell() {
  const found = findRoute(routes, path.value);
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
        <LazyPage key={path.value} route={found.route} params={found.params} />
      ) : (
        <Page title="没有这一页" back="/" backLabel="首页">
          <Notice>地址可能抄漏了。从首页可以找到所有的内容。</Notice>
        </Page>
      )}
      {!alone && <BottomNav current={found?.route.tab ?? "home"} />}
    </div>
  );
}
