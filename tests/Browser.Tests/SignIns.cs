using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Engine.Access.Demo;
using Microsoft.Playwright;
using Shouldly;

namespace Browser.Tests;

/// <summary>Signing in as a person does: through the form, with a code from an authenticator where the portal asks one.</summary>
internal static class SignIns
{
    public static async Task SignInAsync(this IPage page, string address, DemoSignIn account)
    {
        if (account.Person is not null)
        {
            await page.SignInByEHerkenningAsync(address, account);
            return;
        }

        await page.GotoAsync(address);
        if (await page.Locator("details.portal-staff:not([open]) summary").CountAsync() > 0)
        {
            await page.ClickAsync("details.portal-staff summary");
        }

        await page.FillAsync("#Mail", account.Email);
        await page.FillAsync("#Password", account.Password);
        await page.ClickAsync("form:has(#Password) button[type=submit]");
        await page.WaitForLoadStateAsync();
        if (page.Url.Contains("/inloggen/", StringComparison.Ordinal))
        {
            (await Axe.SeriousAsync(page)).ShouldBeEmpty(page.Url);
            await page.FillAsync("#Code", account.TotpSecret is { } secret ? Code(secret, DateTimeOffset.UtcNow) : await SentCodeAsync(page, address));
            await page.ClickAsync("main button[type=submit]");
            await page.WaitForLoadStateAsync();
        }

        page.Url.ShouldNotContain("/inloggen", customMessage: account.Email);
    }

    private static async Task SignInByEHerkenningAsync(this IPage page, string address, DemoSignIn account)
    {
        await page.GotoAsync(address);
        await page.ClickAsync("main a[href^='inloggen/eherkenning']");
        (await Axe.SeriousAsync(page)).ShouldBeEmpty(page.Url);
        await page.SelectOptionAsync("#Persoon", account.Email);
        await page.ClickAsync("button[value=inloggen]");
        await page.WaitForLoadStateAsync();
        page.Url.ShouldNotContain("herkenning", customMessage: account.Email);
        page.Url.ShouldNotContain("/inloggen", customMessage: account.Email);
    }

    // what went to a phone or a mailbox, a developer reads here
    private static async Task<string> SentCodeAsync(IPage page, string address)
    {
        var outbox = await page.Context.NewPageAsync();
        await outbox.GotoAsync(new Uri(new Uri(address), "/dev/outbox").ToString());
        var code = Regex.Match(await outbox.Locator("article").First.InnerTextAsync(), "[0-9]{6}").Value;
        await outbox.CloseAsync();
        return code;
    }

    /// <summary>RFC 6238 with its defaults: SHA-1, thirty seconds, six digits. Written apart from the portal's own.</summary>
    private static string Code(string secret, DateTimeOffset now)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(secret.ToUpperInvariant().Where(alphabet.Contains).Select(c => alphabet.IndexOf(c, StringComparison.Ordinal).ToString("B5", CultureInfo.InvariantCulture)));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, now.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // the standard's own hash
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
