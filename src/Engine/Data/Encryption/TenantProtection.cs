using System.Collections.Concurrent;
using Engine.Tenancy;
using Microsoft.AspNetCore.DataProtection;

namespace Engine.Data.Encryption;

/// <summary>
/// Gives everything that the framework protects (cookies, antiforgery, tokens, the state of a passkey) the current tenant as its last
/// purpose, at the moment of protecting and opening: what one tenant made is worthless at another, whoever wrote the code in between.
/// </summary>
internal sealed class TenantProtection(IDataProtectionProvider inner, CurrentTenant tenant) : IDataProtectionProvider
{
    public IDataProtector CreateProtector(string purpose) => new Protector(inner.CreateProtector(purpose), tenant);

    private sealed class Protector(IDataProtector inner, CurrentTenant tenant) : IDataProtector
    {
        private readonly ConcurrentDictionary<string, IDataProtector> perTenant = new(StringComparer.Ordinal);

        public IDataProtector CreateProtector(string purpose) => new Protector(inner.CreateProtector(purpose), tenant);

        public byte[] Protect(byte[] plaintext) => Bound().Protect(plaintext);

        public byte[] Unprotect(byte[] protectedData) => Bound().Unprotect(protectedData);

        private IDataProtector Bound() => perTenant.GetOrAdd(
            tenant.OrNone is { } current ? $"tenant:{current.Id}" : "no tenant", static (purpose, from) => from.CreateProtector(purpose), inner);
    }
}
