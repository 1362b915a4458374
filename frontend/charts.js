// Draws every <div data-chart="ID"> from the JSON block with that id.
import * as echarts from "echarts/core";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent, LegendComponent, AriaComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

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
    series: data.series.map(({ texts, ...series }) => ({ ...series, tooltip: { valueFormatter: (_, at) => texts[at] } })),
  });
  new ResizeObserver(() => chart.resize()).observe(box);
}

function drawAll(root) {
  root.querySelectorAll("[data-chart]").forEach(draw);
}

document.addEventListener("DOMContentLoaded", () => drawAll(document));
document.addEventListener("htmx:load", (event) => drawAll(event.detail.elt.parentElement || document));
