// What was typed is not lost when a session ends or the language is switched. It waits in this tab, never with a
// password or a file, until its page is back for the same person.
(() => {
    'use strict';

    const me = document.currentScript;
    const here = location.pathname + location.search;
    const untold = new Set(['password', 'file', 'hidden', 'submit', 'button', 'image', 'reset']);

    const look = () => JSON.parse(sessionStorage.getItem('kept') ?? 'null');
    const put = (kept) => sessionStorage.setItem('kept', JSON.stringify(kept));
    const action = (form) => form.getAttribute('action') ?? '';
    const told = (form) => [...form.elements].filter((field) => field.name && !untold.has(field.type));
    const state = (field) => field.type === 'select-multiple'
        ? [...field.options].map((option) => option.selected)
        : ['checkbox', 'radio'].includes(field.type) ? field.checked : field.value;
    const keep = (forms, isBack) => put({
        here,
        isBack,
        person: me.dataset.person,
        forms: forms.map((form) => ({
            action: action(form),
            fields: told(form).map((field) => ({ name: field.name, type: field.type, state: state(field) })),
        })),
    });

    document.addEventListener('submit', (event) => {
        const form = event.target;
        if (form.getAttribute('action') === '/language') {
            const forms = [...document.querySelectorAll('main form')].filter((other) => other !== form);
            if (me.dataset.person && forms.length > 0) {
                keep(forms, true);
            }
        } else if (me.dataset.person && form.closest('main') && !form.querySelector('[type=password]')) {
            keep([form], false);
        }
    }, true);
    document.addEventListener('htmx:afterRequest', (event) => {
        if (event.detail.successful && look()?.isBack === false) {
            sessionStorage.removeItem('kept');
        }
    });

    const fill = (field, before) => {
        if (field.type === 'select-multiple') {
            [...field.options].forEach((option, i) => { option.selected = before[i] === true; });
        } else if (['checkbox', 'radio'].includes(field.type)) {
            field.checked = before;
        } else {
            field.value = before;
        }
        ['input', 'change'].forEach((name) => field.dispatchEvent(new Event(name, { bubbles: true })));
    };
    const restore = (kept) => kept.forms.forEach((before) => {
        const form = [...document.querySelectorAll('main form')].find((other) => action(other) === before.action);
        const fields = form ? told(form) : [];
        before.fields.forEach(({ name, type, state: typed }, i) => {
            const field = fields[i];
            if (field?.name === name && field.type === type && JSON.stringify(state(field)) !== JSON.stringify(typed)) {
                fill(field, typed);
            }
        });
    });

    const kept = look();
    if (kept && document.querySelector('[data-ended]')) {
        put({ ...kept, isBack: true, lost: true });
    } else if (kept && me.dataset.person) {
        sessionStorage.removeItem('kept');
        if (kept.isBack && kept.here === here && kept.person === me.dataset.person) {
            restore(kept);
            if (kept.lost) {
                document.dispatchEvent(new CustomEvent('toast', { detail: { value: me.dataset.back } }));
            }
        }
    }
})();
