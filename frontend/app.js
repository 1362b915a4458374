// The one script of all pages. No inline script exists anywhere (strict CSP); pages hand data over in
// <script type="application/json"> blocks.
import "@tabler/core/dist/js/tabler.min.js"; // menus
import "./charts.js";
import "./untrue.js";
import "./filter.js";
import "./panel.js";
import "./proof.js";
import "./fill.js";
