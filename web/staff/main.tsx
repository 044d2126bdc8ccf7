document.getElementById('root')!.textContent = '…';
