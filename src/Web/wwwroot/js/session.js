// Warns two minutes before the session ends, lets the visitor go on, and clears the view when it ended. Tabs of one browser share one end.
(() => {
  const box = document.querySelector("[data-session]");
  const dialog = box?.querySelector("dialog");
  const form = dialog?.querySelector("form");
  if (!form) return;

  const warnBefore = 120;
  const channel = new BroadcastChannel("sessie");
  let end;

  const setEnd = (seconds, tell) => {
    end = Date.now() + seconds * 1000;
    if (dialog.open) dialog.close();
    const text = box.querySelector(".portal-session__text");
    text.textContent = text.textContent.replace(/\d\d:\d\d/, new Date(end).toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" }));
    if (tell) channel.postMessage(seconds);
  };

  const leave = () => {
    const here = location.pathname + location.search;
    location.replace(new URL("inloggen?melding=verlopen&returnUrl=" + encodeURIComponent(here), document.baseURI));
  };

  form.addEventListener("submit", async event => {
    event.preventDefault();
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => null);
    if (answer?.ok) setEnd(Number(answer.headers.get("X-Session-Seconds")), true);
    else leave();
  });

  channel.onmessage = event => setEnd(event.data, false);
  setEnd(Number(box.dataset.session), true);
  setInterval(() => {
    const left = (end - Date.now()) / 1000;
    if (left <= 0) leave();
    else if (left <= warnBefore && !dialog.open) dialog.showModal();
  }, 1000);
})();
