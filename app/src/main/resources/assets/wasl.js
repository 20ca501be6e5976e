// What the pages do beyond HTML. They can be read and their forms sent without it.
(() => {
    'use strict';

    const me = document.currentScript;
    const html = document.documentElement;
    const rightToLeft = html.dir === 'rtl';

    // Times are shown in the browser's zone until the user chooses another.
    if (!document.cookie.split('; ').some((cookie) => cookie.startsWith(`${me.dataset.zone}=`))) {
        const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
        const secure = location.protocol === 'https:' ? '; secure' : '';
        document.cookie = `${me.dataset.zone}=${zone}; path=/; max-age=31536000; samesite=lax${secure}`;
    }

    // Light, dark, or as the system has it.
    const system = matchMedia('(prefers-color-scheme: dark)');
    const showTheme = () => {
        const chosen = localStorage.getItem('theme');
        html.dataset.bsTheme = (chosen ?? (system.matches ? 'dark' : 'light'));
        redraw();
    };
    system.addEventListener('change', showTheme);
    document.querySelectorAll('[data-theme-switch]').forEach((button) => {
        button.hidden = false;
        button.addEventListener('click', () => {
            const next = html.dataset.bsTheme === 'dark' ? 'light' : 'dark';
            if (next === (system.matches ? 'dark' : 'light')) {
                localStorage.removeItem('theme');
            } else {
                localStorage.setItem('theme', next);
            }
            showTheme();
        });
    });

    // Buttons with `command` and `commandfor`, for browsers that do not know them yet.
    if (!('command' in HTMLButtonElement.prototype)) {
        document.addEventListener('click', (event) => {
            const button = event.target.closest('button[commandfor]');
            const dialog = button && document.getElementById(button.getAttribute('commandfor'));
            if (dialog) {
                button.getAttribute('command') === 'close' ? dialog.close() : dialog.showModal();
            }
        });
    }

    // A form that was sent is not sent twice by a nervous second click.
    document.addEventListener('submit', (event) => {
        const form = event.target;
        if (form.dataset.sent) {
            event.preventDefault();
        } else if (form.method === 'post' && !form.hasAttribute('hx-post')) {
            form.dataset.sent = 'yes';
        }
    });
    addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent));

    // <div data-choice="NAME:VALUE,…"> holds fields that count while one of these radios is chosen. Who touches one of
    // them chooses its radio; what was filled in beside another radio is put aside until that one is chosen again.
    const fieldsOf = (place) => [...place.querySelectorAll('input, select, textarea')].filter((field) => field.type !== 'radio' && !('choiceApart' in field.dataset));
    const isFilled = (field) => field.type === 'checkbox' ? field.checked : field.value.trim() !== '';
    const fill = (field, value) => field.type === 'checkbox' ? field.checked = value : field.value = value;
    document.addEventListener('input', (event) => {
        const place = event.target.closest('[data-choice]');
        if (!place || !fieldsOf(place).includes(event.target) || !isFilled(event.target)) {
            return;
        }
        const [name, values] = place.dataset.choice.split(':');
        const radios = [...event.target.form.querySelectorAll(`input[type=radio][name="${name}"]`)].filter((radio) => values.split(',').includes(radio.value));
        if (!radios.some((radio) => radio.checked)) {
            radios[0].checked = true;
            radios[0].dispatchEvent(new Event('change', { bubbles: true }));
        }
    }, true);
    document.addEventListener('change', (event) => {
        const radio = event.target;
        if (radio.type !== 'radio' || !radio.checked) {
            return;
        }
        radio.form.querySelectorAll(`[data-choice^="${radio.name}:"]`).forEach((place) => {
            if (place.dataset.choice.split(':')[1].split(',').includes(radio.value)) {
                (place.aside ?? []).filter(([field]) => !isFilled(field)).forEach(([field, value]) => fill(field, value));
                place.aside = [];
            } else {
                place.aside = [...(place.aside ?? []), ...fieldsOf(place).filter(isFilled).map((field) => [field, field.type === 'checkbox' ? true : field.value])];
                fieldsOf(place).forEach((field) => fill(field, field.type === 'checkbox' ? false : ''));
            }
        });
    }, true);

    // <form data-keep> shows again what was filled in when somebody comes back to it by the browser's button.
    const kept = (form) => [...form.elements].filter((field) => field.name && field.name !== '_csrf' && !['file', 'password', 'submit', 'button'].includes(field.type));
    const place = (form) => `form:${location.pathname}:${form.getAttribute('action')}`;
    addEventListener('pagehide', () => document.querySelectorAll('form[data-keep]').forEach((form) => {
        sessionStorage.setItem(place(form), JSON.stringify(kept(form).map((field) => [field.name, field.value, field.checked === true])));
    }));
    const isBack = performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
    document.querySelectorAll('form[data-keep]').forEach((form) => {
        const before = JSON.parse(sessionStorage.getItem(place(form)) ?? '[]');
        sessionStorage.removeItem(place(form));
        if (isBack && !document.querySelector('[role=alert]')) {
            kept(form).forEach((field) => {
                const isBox = field.type === 'checkbox' || field.type === 'radio';
                const index = before.findIndex(([name, value]) => name === field.name && (!isBox || value === field.value));
                if (index >= 0) {
                    const [[, value, checked]] = before.splice(index, 1);
                    isBox ? field.checked = checked : field.value = value;
                }
            });
        }
    });
    document.querySelectorAll('dialog[data-open]').forEach((dialog) => dialog.showModal());

    // Touching the list of zones shows all of them, not only those that are like the one that is chosen.
    document.querySelectorAll('input[list]').forEach((field) => field.addEventListener('focus', () => field.select()));

    // <button data-copy="ID"> copies that element's text and says so.
    document.addEventListener('click', async (event) => {
        const button = event.target.closest('[data-copy]');
        if (button) {
            const from = document.getElementById(button.dataset.copy);
            await navigator.clipboard.writeText((from.value ?? from.textContent).trim());
            toast(button.dataset.copied);
        }
    });

    // <div data-drop> around a file field takes files that are dropped on it; one that is too large is refused at once.
    document.querySelectorAll('[data-drop]').forEach((place) => {
        const field = place.querySelector('input[type=file]');
        const look = () => {
            const isTooLarge = field.files.length > 0 && field.files[0].size > Number(place.dataset.most);
            field.setCustomValidity(isTooLarge ? place.dataset.tooLarge : '');
            field.reportValidity();
        };
        field.addEventListener('change', look);
        ['dragenter', 'dragover'].forEach((name) => place.addEventListener(name, (event) => {
            event.preventDefault();
            place.classList.add('over');
        }));
        ['dragleave', 'drop'].forEach((name) => place.addEventListener(name, () => place.classList.remove('over')));
        place.addEventListener('drop', (event) => {
            event.preventDefault();
            if (event.dataTransfer.files.length > 0) {
                field.files = event.dataTransfer.files;
                look();
            }
        });
    });

    // The menu of a phone closes when something else is touched.
    document.addEventListener('click', (event) => {
        document.querySelectorAll('details.more[open]').forEach((menu) => {
            if (!menu.contains(event.target)) {
                menu.open = false;
            }
        });
    });
    document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') {
            document.querySelectorAll('details.more[open]').forEach((menu) => {
                menu.open = false;
                menu.querySelector('summary').focus();
            });
        }
    });

    // A few words that go by themselves. The server says them with `HX-Trigger: {"toast": "…"}`.
    const toast = (words) => {
        if (words) {
            const note = document.createElement('div');
            note.className = 'toast-note';
            note.textContent = words;
            document.getElementById('toasts').append(note);
            setTimeout(() => note.remove(), 6000);
        }
    };
    document.addEventListener('toast', (event) => toast(event.detail.value));
    // What a page includes of another module may be missing there (404): then nothing is shown, and nothing is said.
    document.addEventListener('htmx:responseError', (event) => {
        if (event.detail.xhr.status !== 404) {
            toast(me.dataset.failed);
        }
    });
    document.addEventListener('htmx:sendError', () => toast(me.dataset.failed));

    // <div data-live="/path"> listens there; each server-sent event `name` replaces what is in the element with
    // data-event="name" by the event's HTML. The server ends a stream for good with the event `end`.
    // Without a line it says that it is stale, and tries again; whose session has ended is led to sign in.
    const listen = (element) => {
        let source;
        let over = false;
        let late;
        const note = document.createElement('p');
        note.className = 'note tone-yellow';
        note.setAttribute('role', 'status');
        note.textContent = me.dataset.stale;
        const fresh = () => {
            clearTimeout(late);
            late = undefined;
            note.remove();
        };
        const stop = () => {
            over = true;
            fresh();
            source.close();
        };
        const lost = async () => {
            if (over) {
                return;
            }
            late ??= setTimeout(() => element.prepend(note), 4000);
            if (source.readyState === EventSource.CLOSED) {
                const page = await fetch(location.href, { method: 'HEAD', redirect: 'manual' }).catch(() => null);
                page?.type === 'opaqueredirect' ? location.reload() : setTimeout(connect, 5000);
            }
        };
        const connect = () => {
            if (over || !element.isConnected) {
                return;
            }
            source = new EventSource(element.dataset.live);
            source.addEventListener('open', fresh);
            source.addEventListener('error', lost);
            source.addEventListener('end', stop);
            element.querySelectorAll('[data-event]').forEach((place) => source.addEventListener(place.dataset.event, (event) => {
                if (!element.isConnected) {
                    stop();
                    return;
                }
                place.innerHTML = event.data;
                htmx.process(place);
                prepare(place);
            }));
        };
        connect();
        addEventListener('pagehide', stop);
    };

    // Charts are drawn from the table that stands behind them, by a library that only pages with a chart load.
    const drawn = new Map();
    let library;
    const chartLibrary = () => library ??= new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = me.dataset.chart;
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
    });
    const number = (cell) => Number(cell.dataset.value ?? cell.textContent);
    const colour = (name) => getComputedStyle(html).getPropertyValue(name).trim();

    const settings = (figure) => {
        const kind = figure.dataset.chart;
        const rows = [...figure.querySelectorAll('tbody tr')];
        const heads = [...figure.querySelectorAll('thead th')].slice(1);
        const text = colour('--tblr-secondary');
        const grid = colour('--tblr-border-color');
        const words = new Intl.NumberFormat(html.lang === 'ar' ? 'ar-u-nu-latn' : html.lang);
        const ticks = { color: text, maxRotation: 0, autoSkipPadding: 14 };
        return {
            type: kind === 'line' ? 'line' : 'bar',
            data: {
                labels: rows.map((row) => row.cells[0].textContent.trim()),
                datasets: heads.map((head, column) => ({
                    label: head.textContent.trim(),
                    data: rows.map((row) => number(row.cells[column + 1])),
                    backgroundColor: colour(`--wa-fill-${head.dataset.tone}`),
                    borderColor: colour(`--wa-fill-${head.dataset.tone}`),
                    borderWidth: kind === 'line' ? 2.5 : 0,
                    borderRadius: 2,
                    pointRadius: 0,
                    pointHitRadius: 12,
                    maxBarThickness: 34,
                })),
            },
            options: {
                responsive: true,
                maintainAspectRatio: false,
                animation: false,
                // So that the outermost labels, which may reach beyond the axis, are not cut.
                layout: { padding: { left: 14, right: 14 } },
                interaction: { mode: 'index', intersect: false },
                locale: words.resolvedOptions().locale,
                font: { family: getComputedStyle(document.body).fontFamily },
                plugins: {
                    legend: {
                        position: 'bottom',
                        rtl: rightToLeft,
                        labels: { color: text, boxWidth: 9, boxHeight: 9, useBorderRadius: true, borderRadius: 3 },
                    },
                    tooltip: { rtl: rightToLeft, textDirection: html.dir },
                },
                scales: {
                    x: { stacked: kind === 'stacked', reverse: rightToLeft, grid: { display: false }, ticks: { ...ticks, align: kind === 'line' ? 'inner' : 'center' }, border: { color: grid } },
                    y: {
                        stacked: kind === 'stacked',
                        position: rightToLeft ? 'right' : 'left',
                        beginAtZero: true,
                        grid: { color: grid },
                        border: { display: false },
                        ticks: { ...ticks, precision: 0, callback: (value) => words.format(value) },
                    },
                },
            },
        };
    };
    const draw = async (figure) => {
        await chartLibrary();
        drawn.get(figure)?.destroy();
        let canvas = figure.querySelector('canvas');
        if (!canvas) {
            const frame = document.createElement('div');
            frame.className = 'chart-frame';
            canvas = document.createElement('canvas');
            canvas.setAttribute('aria-hidden', 'true');
            frame.append(canvas);
            figure.prepend(frame);
        }
        Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
        drawn.set(figure, new Chart(canvas, settings(figure)));
    };
    const redraw = () => drawn.forEach((chart, figure) => figure.isConnected ? draw(figure) : drawn.delete(figure));

    const inSight = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
        inSight.unobserve(entry.target);
        draw(entry.target);
    }));
    const prepare = (root) => {
        root.querySelectorAll('[data-chart]:not(script)').forEach((figure) => inSight.observe(figure));
        root.querySelectorAll('[data-live]').forEach(listen);
    };
    prepare(document);
    document.addEventListener('htmx:load', (event) => event.detail.elt !== document.body && prepare(event.detail.elt.parentElement ?? event.detail.elt));
})();
