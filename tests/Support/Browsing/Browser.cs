using Microsoft.Playwright;
using Xunit;

namespace Ingestion.Tests.Browsing;

/// <summary>A real browser. <c>INGESTION_CHROMIUM</c> names another executable.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string Chromium => Environment.GetEnvironmentVariable("INGESTION_CHROMIUM") ?? "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
    }

    /// <summary>Opens a page of a portal in a tab of its own.</summary>
    public async Task<IPage> OpenAsync(Uri portal, string path, ColorScheme scheme = ColorScheme.Light, int width = 1280, bool script = true)
    {
        Assert.SkipUnless(_browser is not null, $"No browser at {Chromium}: apt-get install chromium, or set INGESTION_CHROMIUM.");
        var context = await _browser.NewContextAsync(
            new()
            {
                BaseURL = portal.ToString(),
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 900 },
                JavaScriptEnabled = script,
            }
        );
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Pictures of pages, taken when <c>INGESTION_PICTURES</c> names a folder.</summary>
public static class Pictures
{
    public static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("INGESTION_PICTURES") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
