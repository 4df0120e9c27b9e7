import type { Tab } from "../routing/route.ts";
import { useSession } from "../session/use-session.ts";

const tabs: readonly { tab: Tab; to: string; words: string }[] = [
  { tab: "home", to: "/", words: "首页" },
  { tab: "texts", to: "/texts", words: "学习" },
  { tab: "record", to: "/record", words: "记录" },
  { tab: "me", to: "/me", words: "我的" },
];

export function BottomNav(props: { current: Tab }) {
  const { state } = useSession();
  const isStaff = state.value.roles.some(({ role }) => role !== "helper");
  const shown = isStaff ? [...tabs, { tab: "branch", to: "/branch", words: "支部" } as const] : tabs;
  return (
    <nav class="bottom-nav" aria-label="主要页面">
      <ul>
        {shown.map(({ tab, to, words }) => (
          <li key={tab}>
            <a href={`#${to}`} aria-current={tab === props.current ? "page" : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
