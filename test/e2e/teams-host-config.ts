/** Sizes and colours near those of Teams on the desktop, so that a picture shows what a reader will see. */
export type Theme = "light" | "dark";

const palettes = {
  light: {
    page: "#f5f5f5",
    card: "#ffffff",
    text: "#242424",
    subtle: "#616161",
    emphasis: "#f5f5f5",
    border: "#d1d1d1",
    accent: "#5b5fc7",
    good: "#237b4b",
    goodBack: "#c6e7d3",
    warning: "#835c00",
    warningBack: "#fbf0d3",
    attention: "#b3261e",
    attentionBack: "#fcf4f6",
    accentBack: "#eeeffb",
  },
  dark: {
    page: "#1f1f1f",
    card: "#292929",
    text: "#ffffff",
    subtle: "#adadad",
    emphasis: "#333333",
    border: "#525252",
    accent: "#9ea2ff",
    good: "#92c353",
    goodBack: "#1f5a39",
    warning: "#f8d22a",
    warningBack: "#463100",
    attention: "#f9526b",
    attentionBack: "#3b1519",
    accentBack: "#33344a",
  },
};

export function palette(theme: Theme): (typeof palettes)["light"] {
  return palettes[theme];
}

export function teamsHostConfig(theme: Theme): object {
  const colors = palettes[theme];
  const both = (color: string, subtle = color) => ({ default: color, subtle });
  const foregroundColors = {
    default: both(colors.text, colors.subtle),
    dark: both(colors.text, colors.subtle),
    light: both(colors.subtle),
    accent: both(colors.accent),
    good: both(colors.good),
    warning: both(colors.warning),
    attention: both(colors.attention),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: "'Segoe UI', 'Liberation Sans', 'DejaVu Sans', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: colors.border },
    supportsInteractivity: true,
    containerStyles: {
      default: style(colors.card),
      emphasis: style(colors.emphasis),
      good: style(colors.goodBack),
      warning: style(colors.warningBack),
      attention: style(colors.attentionBack),
      accent: style(colors.accentBack),
    },
    inputs: {
      label: {
        inputSpacing: "small",
        requiredInputs: { color: "default", weight: "bolder", size: "default" },
        optionalInputs: { color: "default", weight: "bolder", size: "default" },
      },
      errorMessage: { color: "attention", size: "small" },
    },
    actions: {
      maxActions: 6,
      spacing: "default",
      buttonSpacing: 8,
      actionsOrientation: "horizontal",
      actionAlignment: "left",
      showCard: { actionMode: "inline", inlineTopMargin: 16, style: "emphasis" },
    },
    factSet: {
      title: { weight: "bolder", wrap: true, maxWidth: 160 },
      value: { wrap: true },
      spacing: 12,
    },
    table: { cellSpacing: 4 },
  };
}
