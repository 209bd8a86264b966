using Ingestion.Tests;
using Microsoft.Playwright;
using Xunit;

namespace Ingestion.Portal.Tests;

/// <summary>Takes the picture of the README: <c>INGESTION_PORTAL=http://localhost:8080</c> names a running portal, such as the sample's.</summary>
public sealed class PictureTest(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task The_picture_of_the_portal_is_taken_from_a_running_one()
    {
        var portal = Environment.GetEnvironmentVariable("INGESTION_PORTAL");
        Assert.SkipWhen(string.IsNullOrEmpty(portal), "Only on request: INGESTION_PORTAL names the portal to take docs/portal.png of.");
        var page = await browser.OpenAsync(new Uri(portal), "/");
        await Assertions.Expect(page.Locator(".latest li").First).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Repository.At("docs", "portal.png") });
    }
}
