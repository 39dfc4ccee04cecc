// Lets forms ask the browser for a passkey. Browsers without passkeys never see these forms.
const supported = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential?.parseCreationOptionsFromJSON;
let waiting = new AbortController();

const challenge = async (form) => {
  const answer = await fetch(new URL(form.dataset.from, document.baseURI), { method: "POST", body: new FormData(form) });
  if (!answer.ok) throw new Error(String(answer.status));
  return PublicKeyCredential.parseRequestOptionsFromJSON(await answer.json());
};

const send = (form, credential) => {
  form.elements.Credential.value = JSON.stringify(credential.toJSON());
  form.submit();
};

const ask = async (form) => {
  waiting.abort();
  const fault = form.querySelector("[data-passkey-fault]");
  fault.textContent = "";
  try {
    const credential = form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(form.dataset.options)) })
      : await navigator.credentials.get({ publicKey: await challenge(form) });
    send(form, credential);
  } catch (error) {
    fault.textContent = error.name === "InvalidStateError"
      ? "Op dit apparaat staat al een passkey voor dit portaal. Kies een ander apparaat."
      : "Er is geen passkey gebruikt. Probeer het opnieuw of kies een andere manier.";
  }
};

// the browser's own list under the field with the user name; a challenge is asked anew before the old one is too old
const offer = async (form) => {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  waiting.abort();
  waiting = new AbortController();
  const { signal } = waiting;
  setTimeout(() => { if (!signal.aborted) offer(form); }, 10 * 60 * 1000);
  try {
    const credential = await navigator.credentials.get({ publicKey: await challenge(form), mediation: "conditional", signal });
    send(form, credential);
  } catch {
    // nobody chose a passkey
  }
};

if (supported) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(form);
    });
    if (form.dataset.autofill) offer(form);
  }
  for (const text of document.querySelectorAll("[data-without-passkey]")) text.hidden = true;
}
