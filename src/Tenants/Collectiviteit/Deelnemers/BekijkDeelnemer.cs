using Engine.Data.Encryption;
using Engine.Tenancy;

namespace Collectiviteit.Deelnemers;

/// <param name="Bsn">Null where the tenant does not show it.</param>
public sealed record Deelnemergegevens(Dossier Dossier, string? Bsn);

/// <summary>Shows the details of one person (000-20); only where the premium is withheld from the salary, as the tenant's file says.</summary>
public sealed class BekijkDeelnemer(Dossiers dossiers, CurrentTenant tenant, FieldProtector velden)
{
    /// <returns>Null when this user cannot see the person, for whatever reason.</returns>
    public async Task<Deelnemergegevens?> HandleAsync(Guid deelnameId, CancellationToken cancellation)
    {
        if (await dossiers.VindAsync(Features.Detail, deelnameId, cancellation) is not { } dossier)
        {
            return null;
        }

        var bsn = tenant.Value.Settings<CollectiviteitSettings>().BsnTonen && dossier.Deelnemer.Bsn is { } geheim
            ? velden.Reveal(Bsn.Doel, geheim)
            : null;
        await dossiers.GelezenAsync(dossier, "collectiviteit.detail", cancellation);
        return new(dossier, bsn);
    }
}
