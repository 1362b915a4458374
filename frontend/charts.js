// Draws every <div data-chart="ID"> from the JSON block with that id.
import * as echarts from "echarts/core";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent, LegendComponent, AriaComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

const COLOURS = ["#206bc4", "#d63939", "#2fb344", "#f59f00"];

// Months that not everybody has reported are drawn hollow: a bar as an outline, a point as a ring.
function hollow(series, open, color) {
  const outline = { color: "transparent", borderColor: color, borderWidth: 1.5, borderType: "dashed" };
  const point = series.type === "line" ? { symbol: "emptyCircle", symbolSize: 9 } : { itemStyle: outline };
  const data = series.data.map((value, month) => (open[month] ? { value, ...point } : value));
  return { ...series, data, color, symbol: "circle", symbolSize: 6 };
}

function draw(box) {
  const block = document.getElementById(box.dataset.chart);
  if (!block || echarts.getInstanceByDom(box)) return;
  const data = JSON.parse(block.textContent);
  const chart = echarts.init(box, null, { renderer: "svg" });
  chart.setOption({
    aria: { enabled: true },
    // richText: the HTML tooltip writes inline styles, which the CSP forbids
    tooltip: { trigger: "axis", renderMode: "richText" },
    legend: { top: 0 },
    grid: { left: 8, right: 8, bottom: 8, top: 48, containLabel: true },
    xAxis: { type: "category", data: data.x },
    yAxis: data.y.map((axis, at) => ({ type: "value", name: axis, scale: false, splitLine: { show: at === 0 } })),
    // what is read at a point was printed by the server, with the unit: 97%, -0.6个百分点, 843万元
    series: data.series.map(({ texts, ...series }, at) => ({
      ...hollow(series, data.open || [], COLOURS[at % COLOURS.length]),
      tooltip: { valueFormatter: (_, month) => texts[month] },
    })),
  });
  new ResizeObserver(() => chart.resize()).observe(box);
}

function drawAll(root) {
  root.querySelectorAll("[data-chart]").forEach(draw);
}

document.addEventListener("DOMContentLoaded", () => drawAll(document));
document.addEventListener("htmx:load", (event) => drawAll(event.detail.elt.parentElement || document));
