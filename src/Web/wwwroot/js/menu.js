// Closes what lies over the page as soon as attention goes elsewhere; without script a second click on its heading does it.
const overlays = '.portal--top .portal-nav__open details[open], .portal-account[open]';

const closeExcept = (kept) => {
  for (const overlay of document.querySelectorAll(overlays)) {
    if (!overlay.contains(kept)) overlay.open = false;
  }
};

document.addEventListener('click', (event) => closeExcept(event.target));
document.addEventListener('focusin', (event) => closeExcept(event.target));
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const heading = document.activeElement?.closest(overlays)?.querySelector('summary');
  closeExcept(null);
  heading?.focus();
});
