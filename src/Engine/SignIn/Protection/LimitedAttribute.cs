namespace Engine.SignIn.Protection;

/// <summary>
/// What is sent to this page or endpoint is taken from a budget before anything else happens. Reading a page is free, except for searches,
/// downloads, visits to a broker and the API, where reading is the work.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LimitedAttribute(Budget budget) : Attribute
{
    public Budget Budget { get; } = budget;

    /// <summary>Whether reading counts too.</summary>
    public bool CountsReads => Budget is Budget.Search or Budget.Export or Budget.Broker or Budget.SignedDocument or Budget.Api;
}
