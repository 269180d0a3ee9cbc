// Draws every chart of the page from the specification that stands beside it, and lets the large ones be saved as pictures.
(() => {
  'use strict';

  const json = id => JSON.parse(document.getElementById(id).textContent);
  const theme = json('chart-theme');
  const charts = [...document.querySelectorAll('.chart')];
  const narrow = 560;

  // Long names of rows may take a third of the chart, no more.
  const configFor = element => ({
    ...theme,
    axisY: { labelLimit: Math.max(90, Math.min(260, element.clientWidth / 3.2)) },
    ...(element.clientWidth < narrow ? { axis: { ...theme.axis, labelFontSize: 11, titleFontSize: 11 } } : {}),
  });

  async function embed(element) {
    try {
      await vegaEmbed(element, json(element.dataset.spec), {
        mode: 'vega-lite',
        renderer: 'svg',
        actions: false,
        // Expressions are interpreted, not compiled: the security policy forbids eval.
        ast: true,
        defaultStyle: false,
        tooltip: { disableDefaultStyle: true, theme: 'page' },
        config: configFor(element),
      });
      // The place of the chart describes it; what it is drawn of is nothing to read aloud.
      element.querySelector('svg')?.setAttribute('aria-hidden', 'true');
      element.querySelectorAll('svg, svg *').forEach(part => ['role', 'aria-label', 'aria-roledescription'].forEach(name => part.removeAttribute(name)));
      element.dataset.state = 'drawn';
    } catch (error) {
      element.dataset.state = 'failed';
      element.classList.add('failed');
      element.textContent = 'This chart could not be drawn; its numbers are in the tables.';
      console.error(element.id, error);
    }
  }

  const started = new Map();
  const draw = element => {
    if (!started.has(element)) started.set(element, embed(element));
    return started.get(element);
  };

  // A chart that is folded away has no width yet. Of the others, those in view come first; the rest follows in the
  // background, so that printing finds every chart drawn.
  const isShown = element => !element.closest('details:not([open])');
  const observer = new IntersectionObserver(entries => {
    for (const entry of entries) if (entry.isIntersecting && isShown(entry.target)) draw(entry.target);
  }, { rootMargin: '300px' });
  charts.forEach(element => observer.observe(element));

  async function drawAll() {
    for (const element of charts) {
      if (!isShown(element)) continue;
      await draw(element);
      await new Promise(resolve => setTimeout(resolve));
    }
    document.documentElement.dataset.charts = 'ready';
  }
  document.querySelectorAll('details').forEach(details => details.addEventListener('toggle', () => details.open && drawAll()));
  drawAll();

  // Paper cannot be clicked: lists and tables that are folded away are printed, the many small charts and notices are not.
  const folded = [...document.querySelectorAll('details:not(.notices)')].filter(details => !details.querySelector('.chart'));
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = folded.filter(details => !details.open);
    opened.forEach(details => { details.open = true; });
  });
  addEventListener('afterprint', () => opened.forEach(details => { details.open = false; }));

  // A saved picture stands alone: colours by name become values, and it gets the page's background.
  function standalone(svg) {
    const style = getComputedStyle(document.documentElement);
    const text = new XMLSerializer().serializeToString(svg);
    return text.replace(/var\((--[\w-]+)\)/g, (_, name) => style.getPropertyValue(name).trim());
  }

  function save(chart, name) {
    const svg = chart.querySelector('svg');
    if (!svg) return;
    const picture = new Image();
    picture.onload = () => {
      const scale = 2;
      const margin = 16;
      const canvas = document.createElement('canvas');
      canvas.width = (svg.clientWidth + 2 * margin) * scale;
      canvas.height = (svg.clientHeight + 2 * margin) * scale;
      const context = canvas.getContext('2d');
      context.scale(scale, scale);
      context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--surface').trim();
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(picture, margin, margin, svg.clientWidth, svg.clientHeight);
      const link = document.createElement('a');
      link.download = name + '.png';
      link.href = canvas.toDataURL('image/png');
      link.click();
    };
    picture.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(standalone(svg));
  }

  for (const chart of charts.filter(element => element.classList.contains('large'))) {
    const figure = chart.closest('figure');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'save';
    button.textContent = 'Save picture';
    button.setAttribute('aria-label', 'Save picture: ' + figure.querySelector('h3').textContent);
    button.addEventListener('click', () => save(chart, figure.id));
    figure.append(button);
  }
})();
