using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text.Json;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps.Passkeys;

/// <summary>Finds out whether a refused answer had a counter that did not rise (WebAuthn level 3, 6.1.1), which the framework says in words only.</summary>
internal sealed class PasskeyCounter(PortalDbContext db)
{
    // authenticator data: hash of the relying party (32), flags (1), counter (4, big endian)
    private const int CounterAt = 33;

    /// <returns>Account of the passkey; null when the counter rose, or nothing can be said.</returns>
    public async Task<Guid?> IsBehindAsync(string credential, CancellationToken cancellation)
    {
        try
        {
            using var document = JsonDocument.Parse(credential);
            var id = Base64Url.DecodeFromChars(document.RootElement.GetProperty("id").GetString());
            var data = Base64Url.DecodeFromChars(document.RootElement.GetProperty("response").GetProperty("authenticatorData").GetString());
            if (data.Length < CounterAt + 4)
            {
                return null;
            }

            long counter = BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(CounterAt));
            var known = await db.Set<Passkey>().AsNoTracking().FirstOrDefaultAsync(p => p.CredentialId == id, cancellation);
            return known is not null && (counter > 0 || known.SignCount > 0) && counter <= known.SignCount ? known.AccountId : null;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
