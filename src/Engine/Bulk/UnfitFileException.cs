using Engine.Modules;

namespace Engine.Bulk;

/// <summary>The file cannot be taken; nothing of it was used.</summary>
public sealed class UnfitFileException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal => refusal;
}
