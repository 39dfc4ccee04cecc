using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>A virtual authenticator in the browser of a page (Chrome DevTools Protocol, domain WebAuthn): built in, verifies its user, keeps passkeys.</summary>
internal static class VirtualAuthenticator
{
    public static async Task<ICDPSession> AddAuthenticatorAsync(this IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable", new Dictionary<string, object> { ["enableUI"] = false });
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return session;
    }
}
