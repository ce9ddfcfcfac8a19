// Mở mẫu báo cáo quý khi mất mạng. Địa chỉ phục vụ tệp này viết thêm ở đầu: POLICY, FILES.
"use strict";
const NAME = "bao-cao-quy";
const PATIENCE = 8000;  // ms đợi mạng yếu khi trên máy đã có mẫu

// Bản mới đợi các trang của bản cũ đóng lại rồi mới thay: giành trang đang mở thì lượt chuyển trang đúng lúc ấy có khi treo.
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (url.pathname.startsWith(FILES)) event.respondWith(file(request));
});

// Cổng đã lên bản mới thì tệp cũ không còn ở máy chủ; mẫu cũ trên máy này vẫn cần nó.
const file = async (request) => {
  const answer = await fetch(request).catch(() => null);
  return answer?.ok ? answer : (await caches.match(request)) || answer || Response.error();
};
const html = (body) => new Response(body, {
  headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin" },
});
const kept = async (url) => {
  const found = await (await caches.open(NAME)).match(url.pathname);
  return found && html(await found.text());
};
const page = async (request, url) => {
  const copy = await kept(url);
  const online = fetch(request).then((answer) => (answer.status >= 502 && copy ? copy : answer));
  if (!copy) return online.catch(nothing);
  const late = new Promise((yes) => { setTimeout(() => yes(copy), PATIENCE); });
  return Promise.race([online.catch(() => copy), late]);
};
const nothing = async () => {
  const cache = await caches.open(NAME);
  const paths = (await cache.keys()).map((one) => new URL(one.url).pathname);
  const links = paths.filter((path) => path.endsWith("/viet/")).map((path) => `<p><a class="b go" href="${path}">Mở mẫu báo cáo trên máy này</a></p>`);
  const styles = paths.filter((path) => path.endsWith(".css")).map((path) => `<link rel="stylesheet" href="${path}">`);
  const words = links.length ? "Trang này cần mạng. Mẫu báo cáo thì viết tiếp được, có mạng sẽ gửi." : "Trang này cần mạng. Nối mạng rồi tải lại.";
  return html(`<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Không có mạng</title>${styles.join("")}</head><body><main><section class="s"><h1>Không có mạng</h1><p>${words}</p>${links.join("")}</section></main></body></html>`);
};
