// The header, read as C++: declarations, linkage, and the way in which a C++ program would own a handle.
#include "vmi.h"

#include <memory>

int main() {
    VmiTable *made = nullptr;
    if (vmi_table_new("items", &made) != VMI_OK) {
        return 1;
    }
    std::unique_ptr<VmiTable, decltype(&vmi_table_free)> table(made, vmi_table_free);
    VmiLedger *begun = nullptr;
    if (vmi_ledger_new(&begun) != VMI_OK) {
        return 1;
    }
    std::unique_ptr<VmiLedger, decltype(&vmi_ledger_free)> ledger(begun, vmi_ledger_free);
    VmiErrorInfo info = VmiErrorInfo();
    info.struct_size = sizeof info;
    bool is_empty = vmi_table_rows(table.get()) == 0 && vmi_ledger_sequence(ledger.get()) == 0;
    bool is_as_expected = is_empty && vmi_last_error(&info) == VMI_OK && info.code == VMI_OK;
    return is_as_expected && vmi_abi_version() == VMI_ABI_VERSION ? 0 : 1;
}
