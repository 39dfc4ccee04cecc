using System.Security.Cryptography;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps;

/// <summary>What the browser of a remembered device holds.</summary>
public sealed record DeviceTicket(Guid AccountId, Guid DeviceId, string Token);

/// <summary>
/// Browsers that need no second step at sign-in for the days that the tenant allows. The rule: such a device lets its owner in with the
/// password alone, also where the tenant demands a second step, and the session then has the level of a password. So a function that asks
/// for a code, a passkey or more sends the user to a fresh second step. A new password, another second step or signing out everywhere
/// forgets all devices, since each is bound to the account's stamp.
/// </summary>
public sealed class RememberedDevices(
    PortalDbContext db, FieldProtector protector, SealedCookies cookies, CurrentTenant tenant, IHttpContextAccessor http, TimeProvider time)
{
    public const string Cookie = "toestel";

    private const string HashPurpose = "sign-in.remembered-device";

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A device belongs to a request.");

    /// <summary>Remembers the browser of this request; the caller saves. Nothing happens where the tenant remembers none.</summary>
    /// <param name="account">It just took the second step.</param>
    public void Remember(Account account)
    {
        var days = tenant.Value.Config.SignIn.RememberDeviceDays;
        if (days == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var device = new RememberedDevice
        {
            AccountId = account.Id,
            Hash = protector.SearchHash(HashPurpose, Spelling(account.Id, token)),
            Stamp = account.SecurityStamp,
            Label = DeviceLabel.Of(Http.Request.Headers.UserAgent.ToString()),
            CreatedAt = now,
            ExpiresAt = now.AddDays(days),
        };
        db.Add(device);
        cookies.Write(Http, Cookie, new DeviceTicket(account.Id, device.Id, token), lifetime: TimeSpan.FromDays(days));
    }

    /// <returns>The remembered device that this browser is for the account, tracked and marked as used; null when it is none.</returns>
    public async Task<RememberedDevice?> FindAsync(Account account, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var days = tenant.Value.Config.SignIn.RememberDeviceDays;
        if (days == 0 || cookies.Read<DeviceTicket>(Http, Cookie) is not { } ticket || ticket.AccountId != account.Id)
        {
            return null;
        }

        var device = await db.Set<RememberedDevice>().FirstOrDefaultAsync(d => d.Id == ticket.DeviceId && d.AccountId == account.Id, cancellation);
        // fewer days in the tenant file count at once
        if (device is null || device.Stamp != account.SecurityStamp || device.ExpiresAt <= now || device.CreatedAt.AddDays(days) <= now
            || !protector.SearchHashes(HashPurpose, Spelling(account.Id, ticket.Token)).Any(h => CryptographicOperations.FixedTimeEquals(h, device.Hash)))
        {
            return null;
        }

        device.LastUsedAt = now;
        return device;
    }

    /// <summary>The devices that still count, newest first.</summary>
    public Task<List<RememberedDevice>> ListAsync(Account account, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var since = now.AddDays(-tenant.Value.Config.SignIn.RememberDeviceDays);
        return db.Set<RememberedDevice>().AsNoTracking()
            .Where(d => d.AccountId == account.Id && d.Stamp == account.SecurityStamp && d.ExpiresAt > now && d.CreatedAt > since)
            .OrderByDescending(d => d.CreatedAt).ToListAsync(cancellation);
    }

    private static string Spelling(Guid account, string token) => $"{account:N}:{token}";
}
