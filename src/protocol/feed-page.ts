/**
 * `GET /api/feeds/:epoch/:feed/:generation/:page` with a bearer token. Page p holds items p·500+1 … (p+1)·500 in the order of
 * commit. A full page never changes within its generation and says so (`cache-control: private, immutable`).
 * An item's place in its feed is its seq, from 1, without gaps.
 */
export const FEED_PAGE = 500;
