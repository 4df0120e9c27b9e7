/** Inside WeChat storage is its own and may be cleared; the person is asked before an invitation is used up there. */
export function inWeChat(userAgent = navigator.userAgent): boolean {
  return /MicroMessenger/i.test(userAgent);
}

/** Plain HTTP away from localhost has neither keys nor a service worker. */
export function canHaveKey(): boolean {
  return isSecureContext && "subtle" in crypto;
}
