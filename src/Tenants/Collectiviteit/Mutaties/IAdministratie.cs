namespace Collectiviteit.Mutaties;

/// <summary>Who carries out what users ask: the portal itself, or a system of the insurer. The tenant file chooses.</summary>
public interface IAdministratie
{
    /// <summary>Takes over a request within the transaction that writes its mutaties; what becomes of it, the mutaties say later.</summary>
    void Neem(Guid aanvraag);
}
