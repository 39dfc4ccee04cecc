using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn.Protection.Forms;

/// <summary>
/// What somebody typed in a form that could not be taken: the session had ended, or asked a stronger sign-in. Encrypted, for the same
/// account at the same organisation, once, and for half an hour.
/// </summary>
public sealed class KeptForm : Entity
{
    public const string Purpose = "sign-in.kept-form";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public required Guid AccountId { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary>A <see cref="FormContent"/>, encrypted.</summary>
    public required byte[] Content { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <param name="Path">Address of the page, so that it fills no other.</param>
/// <param name="Name">Name of the form on its page.</param>
/// <param name="HadFiles">Files themselves are not kept.</param>
public sealed record FormContent(string Path, string Name, Dictionary<string, string?[]> Fields, bool HadFiles);

internal sealed class KeptFormMapping : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> entity)
    {
        entity.ToTable("KeptForms");
        entity.HasIndex(f => f.ExpiresAt);
        entity.References<KeptForm, Account>(f => f.AccountId);
    }
}
