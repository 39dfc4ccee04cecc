using System.Security.Cryptography;
using System.Text;
using Engine.Access;
using Engine.Access.Invitations;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn;

/// <summary>What the bearer of a mailed link may do, once.</summary>
public enum MailedTokenPurpose
{
    /// <summary>Choose a new password.</summary>
    Reset,

    /// <summary>Accept an invitation, and open the account if it is new.</summary>
    Activation,

    /// <summary>Prove that the new address of an account is one's own.</summary>
    ChangeMail,
}

/// <summary>A mailed right: once, for as long as its purpose allows, and only while the account is as it was (AUT-6). The token itself is nowhere stored.</summary>
public sealed class MailedToken : Entity
{
    /// <summary>Life of a link to choose a password or to confirm an address; an activation link lives as long as the tenant says.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    public required Guid AccountId { get; init; }

    public required MailedTokenPurpose Purpose { get; init; }

    public required string Hash { get; init; }

    /// <summary>
    /// What the account was when the token was made: its stamp, or for an activation its address in the form in which addresses are compared. An
    /// invitation outlives a change of password, since it gives no password to an account that has one.
    /// </summary>
    public required string Stamp { get; init; }

    /// <summary>The invitation that an activation accepts.</summary>
    public Guid? InvitationId { get; init; }

    /// <summary>The new address that a change of address confirms.</summary>
    public string? NewMail { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>A new token of 256 bits, safe in an address.</summary>
    public static string NewText(string tenant) => $"{tenant}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

internal sealed class MailedTokenMapping : IEntityTypeConfiguration<MailedToken>
{
    public void Configure(EntityTypeBuilder<MailedToken> entity)
    {
        entity.ToTable("MailedTokens");
        entity.Property(t => t.Hash).HasMaxLength(64).IsUnicode(false);
        entity.Property(t => t.Stamp).HasMaxLength(254);
        entity.Property(t => t.NewMail).HasMaxLength(254);
        entity.HasIndex(t => t.Hash).IsUnique();
        entity.HasIndex(t => new { t.AccountId, t.Purpose });
        entity.References<MailedToken, Account>(t => t.AccountId);
        entity.References<MailedToken, Invitation>(t => t.InvitationId);
    }
}
