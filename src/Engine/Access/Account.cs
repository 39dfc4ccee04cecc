using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Engine.SignIn;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Access;

public enum AccountState
{
    Invited,
    Active,
    Disabled,
}

/// <summary>A person's login in one tenant. The same address at two tenants is two accounts that know nothing of each other.</summary>
public sealed class Account : Entity
{
    /// <summary>Address as the person typed it; also the user name (000-04).</summary>
    public required string Mail { get; set; }

    /// <summary>Address in the form in which it is compared, unique in the tenant.</summary>
    public required string NormalizedMail { get; set; }

    public required string Name { get; set; }

    public AccountState State { get; set; } = AccountState.Invited;

    /// <summary>Scheme that made the account; no other scheme opens it.</summary>
    public string Scheme { get; init; } = "password";

    public string? PasswordHash { get; set; }

    /// <summary>Changes with password, second step, roles and state: sessions that carry another value end within seconds.</summary>
    public string SecurityStamp { get; set; } = NewStamp();

    public int FailedCount { get; set; }

    /// <summary>Lock-outs in a row: they last 1, 5 and then 15 minutes.</summary>
    public int LockoutCount { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Authenticator key, encrypted with the tenant's purpose.</summary>
    public byte[]? AuthenticatorKey { get; set; }

    /// <summary>Mobile number in E.164, encrypted: the user confirmed it with a code, or the insurer's desk linked it (004-14).</summary>
    public byte[]? Mobile { get; set; }

    /// <summary>Hash of the same number, so that accounts of one person are found without opening others.</summary>
    public byte[]? MobileHash { get; set; }

    /// <summary>True when the user chose to get codes by mail.</summary>
    public bool MailCode { get; set; }

    /// <summary>Number of registered passkeys; the passkeys are rows of their own.</summary>
    public int Passkeys { get; set; }

    /// <summary>Means that the sign-in asks for first; null for the first that there is.</summary>
    public Means? PreferredMeans { get; set; }

    /// <summary>Whether any means is registered; which of them count here, <c>UsableMeans</c> says.</summary>
    public bool SecondStepEnabled => AuthenticatorKey is not null || Mobile is not null || MailCode || Passkeys > 0;

    /// <summary>Time step of the last accepted code, so that no code counts twice.</summary>
    public long? LastCodeStep { get; set; }

    /// <summary>Moments (UTC ticks) of the failed codes of the last day: at most 5 in 15 minutes and 20 in a day.</summary>
    public List<long> CodeFailures { get; set; } = [];

    /// <summary>Rises with every code that is tried, so that two tries at once cannot share one place in the count.</summary>
    public int CodeTries { get; set; }

    /// <summary>Keyed hashes of the recovery codes that are left.</summary>
    public List<string> RecoveryCodes { get; set; } = [];

    public DateTimeOffset? LastSignIn { get; set; }

    /// <summary>The form in which addresses are compared.</summary>
    public static string Normalize(string mail) => mail.Trim().Normalize().ToUpperInvariant();

    /// <summary>Ends every session of this account within seconds.</summary>
    public void RenewStamp() => SecurityStamp = NewStamp();

    public static string NewStamp() => Guid.NewGuid().ToString("N");
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> entity)
    {
        entity.Property(a => a.Mail).HasMaxLength(254);
        entity.Property(a => a.NormalizedMail).HasMaxLength(254);
        entity.Property(a => a.Name).HasMaxLength(200);
        entity.Property(a => a.Scheme).HasMaxLength(40);
        entity.Property(a => a.Mobile).HasMaxLength(64).IsProtected(MobileNumbers.Purpose);
        entity.Property(a => a.MobileHash).HasMaxLength(34).IsSearchHashOf(nameof(Account.Mobile));
        entity.Property(a => a.PreferredMeans).HasConversion<string>().HasMaxLength(10);
        entity.Property(a => a.AuthenticatorKey).IsProtected(SecondStepCheck.KeyPurpose);
        entity.Property(a => a.SecurityStamp).HasMaxLength(40).IsConcurrencyToken();
        entity.Property(a => a.CodeTries).IsConcurrencyToken();
        entity.HasIndex(a => a.NormalizedMail).IsUnique();
    }
}
