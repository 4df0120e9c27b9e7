import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";

/** Opened by an address that begins with http: there a browser keeps no key. */
export function NeedsHttps() {
  return (
    <Page title="要用 https 的地址打开">
      <Notice kind="look">
        现在的地址是 http 开头的，浏览器不让在这里存钥匙，也不能离线用。请用支部发的 https
        开头的链接打开；还不行，请告诉支部：服务器前面要装证书。
      </Notice>
    </Page>
  );
}
