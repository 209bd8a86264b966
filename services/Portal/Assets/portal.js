// Tells a reader what came in since the page was made. Without this script every page works; it is only not told.
const every = 15_000;
const longest = 5 * 60_000;
const shown = 3;

// On a narrow screen the results come first; the facets open at a touch.
const facets = document.querySelector(".facets > details");
if (facets && matchMedia("(max-width: 46rem)").matches) facets.open = false;

const live = document.getElementById("live");
const results = document.querySelector("[data-total]");
const waiting = document.querySelector("[data-refresh]");
let known = null;
let wait = waiting ? 2_000 : every;

async function read(address) {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}

function line(text, address) {
  const paragraph = document.createElement("p");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = text;
  paragraph.append(link);
  return paragraph;
}

function tell(lines) {
  const dismiss = document.createElement("button");
  dismiss.type = "button";
  dismiss.textContent = "Dismiss";
  dismiss.addEventListener("click", () => { live.hidden = true; });
  live.hidden = false;
  live.replaceChildren(...lines, dismiss);
}

async function alerts() {
  const page = await read("/api/alerts?order=updated&size=20");
  const now = new Map(page.items.map((alert) => [alert.id, alert.version]));
  const news = known ? page.items.filter((alert) => known.get(alert.id) !== alert.version) : [];
  known = now;
  return news.map((alert) => line(alert.headline, `/alerts/${encodeURIComponent(alert.id)}`));
}

async function articles() {
  if (!results) return [];
  const query = new URLSearchParams(location.search);
  query.delete("cursor");
  query.set("size", "1");
  const { total } = await read(`/api/articles?${query}`);
  const more = total - Number(results.dataset.total);
  if (waiting && total > 0) location.reload();
  return more > 0 && !waiting ? [line(more === 1 ? "1 more article matches" : `${more} more articles match`, location.href)] : [];
}

async function look() {
  try {
    if (!document.hidden) {
      const [newAlerts, newArticles] = await Promise.all([alerts(), articles()]);
      const lines = [...newAlerts.slice(0, shown), ...newArticles];
      if (newAlerts.length > shown) lines.push(line(`${newAlerts.length - shown} more alerts`, "/alerts"));
      if (lines.length > 0) tell(lines);
    }
    wait = waiting ? 2_000 : every;
  } catch {
    wait = Math.min(wait * 2, longest);
  }
  setTimeout(look, wait);
}

look();
