// A page that answers a form is kept in no cache, so coming back to it would ask to send the form again or show a fault of the browser.
// From here on this place in the history is the page itself, to be asked for anew; nothing is sent twice.
history.replaceState(history.state, '', location.href);
